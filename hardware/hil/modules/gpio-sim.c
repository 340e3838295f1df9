// SPDX-License-Identifier: GPL-2.0-only
/*
 * A GPIO chip without pins: 54 lines as on a Raspberry Pi, with edge interrupts. In debugfs,
 * gpio-sim/state shows every line that was ever used, from outside of whoever drives it: direction,
 * level, edges put out so far and the time of the last one (CLOCK_MONOTONIC). "echo 27 1 > pull"
 * puts a level on an input from outside.
 */
#include <linux/debugfs.h>
#include <linux/gpio/driver.h>
#include <linux/irq.h>
#include <linux/ktime.h>
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/seq_file.h>
#include <linux/spinlock.h>
#include <linux/uaccess.h>

#define LABEL "pinctrl-sim" /* Pi4J takes the first chip whose label holds "pinctrl" */
#define LINES 54

struct line {
	bool used, output, level, pull, unmasked;
	unsigned int trigger; /* IRQ_TYPE_EDGE_... */
	u64 edges;
	s64 last_edge_ns;
};

static struct line lines[LINES];
static DEFINE_RAW_SPINLOCK(lock);
static struct platform_device *device;
static struct gpio_chip chip;
static struct dentry *folder;

static void set_level(struct line *line, bool level)
{
	if (line->level != level) {
		line->edges++;
		line->last_edge_ns = ktime_get_ns();
	}
	line->level = level;
}

static int request(struct gpio_chip *of, unsigned int offset)
{
	lines[offset].used = true;
	return 0;
}

/* As a Raspberry Pi's pin does with strict_gpiod: a line that nobody holds is an input. */
static void release(struct gpio_chip *of, unsigned int offset)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&lock, flags);
	lines[offset].output = false;
	set_level(&lines[offset], lines[offset].pull);
	raw_spin_unlock_irqrestore(&lock, flags);
}

static int get_direction(struct gpio_chip *of, unsigned int offset)
{
	return lines[offset].output ? GPIO_LINE_DIRECTION_OUT : GPIO_LINE_DIRECTION_IN;
}

static int direction_input(struct gpio_chip *of, unsigned int offset)
{
	release(of, offset);
	return 0;
}

static void set(struct gpio_chip *of, unsigned int offset, int value)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&lock, flags);
	set_level(&lines[offset], value);
	raw_spin_unlock_irqrestore(&lock, flags);
}

static int direction_output(struct gpio_chip *of, unsigned int offset, int value)
{
	lines[offset].output = true;
	set(of, offset, value);
	return 0;
}

static int get(struct gpio_chip *of, unsigned int offset)
{
	return lines[offset].level;
}

static void pull_line(unsigned int offset, bool level)
{
	struct line *line = &lines[offset];
	unsigned long flags;
	bool fire = false;

	raw_spin_lock_irqsave(&lock, flags);
	line->used = true;
	line->pull = level;
	if (!line->output && line->level != level) {
		set_level(line, level);
		fire = line->unmasked
		       && (line->trigger & (level ? IRQ_TYPE_EDGE_RISING : IRQ_TYPE_EDGE_FALLING));
	}
	raw_spin_unlock_irqrestore(&lock, flags);
	if (fire)
		generic_handle_irq_safe(irq_find_mapping(chip.irq.domain, offset));
}

static int set_config(struct gpio_chip *of, unsigned int offset, unsigned long config)
{
	switch (pinconf_to_config_param(config)) {
	case PIN_CONFIG_BIAS_PULL_UP:
		pull_line(offset, true);
		return 0;
	case PIN_CONFIG_BIAS_PULL_DOWN:
		pull_line(offset, false);
		return 0;
	case PIN_CONFIG_BIAS_DISABLE:
		return 0;
	default:
		return -ENOTSUPP;
	}
}

static void irq_mask(struct irq_data *data)
{
	lines[irqd_to_hwirq(data)].unmasked = false;
	gpiochip_disable_irq(&chip, irqd_to_hwirq(data));
}

static void irq_unmask(struct irq_data *data)
{
	gpiochip_enable_irq(&chip, irqd_to_hwirq(data));
	lines[irqd_to_hwirq(data)].unmasked = true;
}

static int irq_set_type(struct irq_data *data, unsigned int type)
{
	if (type & IRQ_TYPE_LEVEL_MASK)
		return -EINVAL;
	lines[irqd_to_hwirq(data)].trigger = type;
	return 0;
}

static const struct irq_chip interrupts = {
	.name = "gpio-sim",
	.irq_mask = irq_mask,
	.irq_unmask = irq_unmask,
	.irq_set_type = irq_set_type,
	.flags = IRQCHIP_IMMUTABLE,
	GPIOCHIP_IRQ_RESOURCE_HELPERS,
};

static struct gpio_chip chip = {
	.label = LABEL,
	.owner = THIS_MODULE,
	.base = -1,
	.ngpio = LINES,
	.request = request,
	.free = release,
	.get_direction = get_direction,
	.direction_input = direction_input,
	.direction_output = direction_output,
	.get = get,
	.set = set,
	.set_config = set_config,
};

static int state_show(struct seq_file *file, void *unused)
{
	int i;

	for (i = 0; i < LINES; i++)
		if (lines[i].used)
			seq_printf(file, "line%d %s level=%d edges=%llu last_edge_ns=%lld\n", i,
				   lines[i].output ? "out" : "in", lines[i].level, lines[i].edges,
				   lines[i].last_edge_ns);
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(state);

static ssize_t pull_write(struct file *file, const char __user *from, size_t size, loff_t *at)
{
	char text[16] = "";
	unsigned int offset, level;

	if (size >= sizeof(text) || copy_from_user(text, from, size))
		return -EINVAL;
	if (sscanf(text, "%u %u", &offset, &level) != 2 || offset >= LINES || level > 1)
		return -EINVAL;
	pull_line(offset, level);
	return size;
}

static const struct file_operations pull_fops = {
	.owner = THIS_MODULE,
	.open = simple_open,
	.write = pull_write,
};

static int __init start(void)
{
	int error;

	device = platform_device_register_simple("gpio-sim", PLATFORM_DEVID_NONE, NULL, 0);
	if (IS_ERR(device))
		return PTR_ERR(device);
	chip.parent = &device->dev;
	gpio_irq_chip_set_chip(&chip.irq, &interrupts);
	chip.irq.handler = handle_simple_irq;
	chip.irq.default_type = IRQ_TYPE_NONE;
	error = gpiochip_add_data(&chip, NULL);
	if (error) {
		platform_device_unregister(device);
		return error;
	}
	folder = debugfs_create_dir("gpio-sim", NULL);
	debugfs_create_file("state", 0444, folder, NULL, &state_fops);
	debugfs_create_file("pull", 0200, folder, NULL, &pull_fops);
	return 0;
}

static void __exit stop(void)
{
	debugfs_remove(folder);
	gpiochip_remove(&chip);
	platform_device_unregister(device);
}

module_init(start);
module_exit(stop);
MODULE_DESCRIPTION("GPIO chip without pins");
MODULE_LICENSE("GPL");
