// SPDX-License-Identifier: GPL-2.0-only
/*
 * A PWM chip without pins. It bears the name of a Raspberry Pi 4's, by which programs find it among
 * others. In debugfs, pwm-sim/state shows each channel, exported or not, from outside of whoever
 * drives it. The rules (a duty cycle beyond the period is refused, ...) are the kernel's own.
 */
#include <linux/debugfs.h>
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/pwm.h>
#include <linux/seq_file.h>

#define NAME "fe20c000.pwm"
#define CHANNELS 4

static struct pwm_chip chip;
static struct platform_device *device;
static struct dentry *folder;

static int apply(struct pwm_chip *of, struct pwm_device *pwm, const struct pwm_state *state)
{
	return 0;
}

static const struct pwm_ops operations = {
	.apply = apply,
	.owner = THIS_MODULE,
};

static int state_show(struct seq_file *file, void *unused)
{
	int channel;

	for (channel = 0; channel < CHANNELS; channel++) {
		struct pwm_state state;

		pwm_get_state(&chip.pwms[channel], &state);
		seq_printf(file, "ch%d enabled=%d period_ns=%llu duty_ns=%llu\n", channel,
			   state.enabled, state.period, state.duty_cycle);
	}
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(state);

static int __init start(void)
{
	int error;

	device = platform_device_register_simple(NAME, PLATFORM_DEVID_NONE, NULL, 0);
	if (IS_ERR(device))
		return PTR_ERR(device);
	chip.dev = &device->dev;
	chip.ops = &operations;
	chip.npwm = CHANNELS;
	error = pwmchip_add(&chip);
	if (error) {
		platform_device_unregister(device);
		return error;
	}
	folder = debugfs_create_dir("pwm-sim", NULL);
	debugfs_create_file("state", 0444, folder, NULL, &state_fops);
	return 0;
}

static void __exit stop(void)
{
	debugfs_remove(folder);
	pwmchip_remove(&chip);
	platform_device_unregister(device);
}

module_init(start);
module_exit(stop);
MODULE_DESCRIPTION("PWM chip without pins");
MODULE_LICENSE("GPL");
