// SPDX-License-Identifier: GPL-2.0-only
/*
 * An I2C adapter, bus 1, with one simulated PCA9685: what the data sheet (NXP, rev. 4) says of its
 * registers, without the waveforms. In debugfs, pca9685-sim/state shows the registers from outside
 * of whoever drives the chip; "echo 1 > unplug" takes the chip off the bus, "echo 0 > unplug" puts
 * it back with its registers as they were, "echo 1 > reset" is a brown-out.
 */
#include <linux/debugfs.h>
#include <linux/delay.h>
#include <linux/i2c.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/seq_file.h>

#define BUS 1
#define MODE1 0x00
#define MODE2 0x01
#define FIRST_CHANNEL 0x06
#define LAST_CHANNEL 0x45
#define ALL_LED 0xfa
#define PRESCALE 0xfe
#define RESTART 0x80
#define AUTO_INCREMENT 0x20
#define SLEEP 0x10
#define FULL 0x10
#define SOFTWARE_RESET 0x06
#define CHANNELS 16

static unsigned short addr = 0x40;
module_param(addr, ushort, 0444);
MODULE_PARM_DESC(addr, "7-bit address of the chip");

static DEFINE_MUTEX(lock);
static u8 registers[256];
static u8 pointer;
static bool unplugged;
static u32 hang_millis;
static u64 transfers, writes, reads, nacks;
static struct dentry *folder;

static void reset_chip(void)
{
	int channel;

	memset(registers, 0, sizeof(registers));
	registers[MODE1] = 0x11;
	registers[MODE2] = 0x04;
	registers[0x02] = 0xe2;
	registers[0x03] = 0xe4;
	registers[0x04] = 0xe8;
	registers[0x05] = 0xe0;
	for (channel = 0; channel < CHANNELS; channel++)
		registers[FIRST_CHANNEL + 4 * channel + 3] = FULL;
	registers[ALL_LED + 3] = FULL;
	registers[PRESCALE] = 0x1e;
	pointer = 0;
}

static void write_mode1(u8 value)
{
	u8 restart = registers[MODE1] & RESTART;

	if (value & RESTART)
		restart = 0;
	if ((value & SLEEP) && !(registers[MODE1] & SLEEP))
		restart = RESTART;
	registers[MODE1] = (value & ~RESTART) | restart;
}

static void write_register(u8 number, u8 value)
{
	int channel;

	writes++;
	if (number == MODE1) {
		write_mode1(value);
	} else if (number <= LAST_CHANNEL) {
		registers[number] = value;
	} else if (number >= ALL_LED && number < PRESCALE) {
		registers[number] = value;
		for (channel = 0; channel < CHANNELS; channel++)
			registers[FIRST_CHANNEL + 4 * channel + number - ALL_LED] = value;
	} else if (number == PRESCALE && (registers[MODE1] & SLEEP)) {
		registers[PRESCALE] = value < 3 ? 3 : value;
	}
}

static void advance_pointer(void)
{
	if (registers[MODE1] & AUTO_INCREMENT)
		pointer = pointer == LAST_CHANNEL ? 0 : pointer + 1;
}

static void chip_message(struct i2c_msg *message)
{
	int i;

	if (message->flags & I2C_M_RD) {
		for (i = 0; i < message->len; i++) {
			message->buf[i] = registers[pointer];
			reads++;
			advance_pointer();
		}
		return;
	}
	if (message->len > 0)
		pointer = message->buf[0];
	for (i = 1; i < message->len; i++) {
		write_register(pointer, message->buf[i]);
		advance_pointer();
	}
}

static int transfer(struct i2c_adapter *adapter, struct i2c_msg *messages, int count)
{
	int i, result = count;

	if (hang_millis)
		msleep(hang_millis);
	mutex_lock(&lock);
	transfers++;
	for (i = 0; i < count; i++) {
		struct i2c_msg *message = &messages[i];

		if (unplugged || (message->addr != addr && message->addr != 0)) {
			nacks++;
			result = -ENXIO;
			break;
		}
		if (message->addr == addr)
			chip_message(message);
		else if (!(message->flags & I2C_M_RD) && message->len == 1
			 && message->buf[0] == SOFTWARE_RESET)
			reset_chip();
	}
	mutex_unlock(&lock);
	return result;
}

static u32 functionality(struct i2c_adapter *adapter)
{
	return I2C_FUNC_I2C | I2C_FUNC_SMBUS_EMUL;
}

static const struct i2c_algorithm algorithm = {
	.master_xfer = transfer,
	.functionality = functionality,
};

static struct i2c_adapter adapter = {
	.owner = THIS_MODULE,
	.name = "pca9685-sim",
	.algo = &algorithm,
	.nr = BUS,
};

static int state_show(struct seq_file *file, void *unused)
{
	int channel;

	mutex_lock(&lock);
	seq_printf(file, "mode1=%02x mode2=%02x prescale=%02x xfers=%llu writes=%llu reads=%llu nacks=%llu\n",
		   registers[MODE1], registers[MODE2], registers[PRESCALE], transfers, writes, reads,
		   nacks);
	for (channel = 0; channel < CHANNELS; channel++) {
		u8 *led = &registers[FIRST_CHANNEL + 4 * channel];

		seq_printf(file, "ch%d on=%d off=%d%s%s\n", channel,
			   led[0] | (led[1] & 0xf) << 8, led[2] | (led[3] & 0xf) << 8,
			   led[1] & FULL ? " FULL_ON" : "", led[3] & FULL ? " FULL_OFF" : "");
	}
	mutex_unlock(&lock);
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(state);

static int reset_set(void *data, u64 value)
{
	mutex_lock(&lock);
	reset_chip();
	mutex_unlock(&lock);
	return 0;
}
DEFINE_DEBUGFS_ATTRIBUTE(reset_fops, NULL, reset_set, "%llu\n");

static int __init start(void)
{
	int error;

	reset_chip();
	error = i2c_add_numbered_adapter(&adapter);
	if (error)
		return error;
	folder = debugfs_create_dir("pca9685-sim", NULL);
	debugfs_create_file("state", 0444, folder, NULL, &state_fops);
	debugfs_create_bool("unplug", 0600, folder, &unplugged);
	debugfs_create_u32("hang_millis", 0600, folder, &hang_millis);
	debugfs_create_file_unsafe("reset", 0200, folder, NULL, &reset_fops);
	return 0;
}

static void __exit stop(void)
{
	debugfs_remove(folder);
	i2c_del_adapter(&adapter);
}

module_init(start);
module_exit(stop);
MODULE_DESCRIPTION("Simulated PCA9685 on an I2C bus of its own");
MODULE_LICENSE("GPL");
