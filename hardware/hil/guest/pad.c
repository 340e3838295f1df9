// SPDX-License-Identifier: Apache-2.0
/*
 * A gamepad without hands: the kernel takes it for an Xbox pad. Reads commands from standard input:
 *   axis CODE VALUE     ABS_X 0, ABS_Z 2, ABS_RZ 5: sticks -32768..32767, triggers 0..255
 *   button CODE VALUE   BTN_TL 310, BTN_WEST 308
 *   unplug              the pad is gone; the program ends
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/uinput.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static const int buttons[] = {
	BTN_SOUTH, BTN_EAST, BTN_NORTH, BTN_WEST, BTN_TL, BTN_TR, BTN_SELECT, BTN_START, BTN_MODE,
	BTN_THUMBL, BTN_THUMBR
};
static const struct { int code, min, max; } axes[] = {
	{ABS_X, -32768, 32767}, {ABS_Y, -32768, 32767}, {ABS_Z, 0, 255},
	{ABS_RX, -32768, 32767}, {ABS_RY, -32768, 32767}, {ABS_RZ, 0, 255},
	{ABS_HAT0X, -1, 1}, {ABS_HAT0Y, -1, 1}
};

static void check(int result, const char *what)
{
	if (result < 0) {
		fprintf(stderr, "pad: %s: %s\n", what, strerror(errno));
		exit(1);
	}
}

static int plug_in(void)
{
	struct uinput_setup setup = {
		.id = {.bustype = BUS_USB, .vendor = 0x045e, .product = 0x028e, .version = 0x0110},
		.name = "Microsoft X-Box 360 pad"
	};
	int fd = open("/dev/uinput", O_WRONLY);
	size_t i;

	check(fd, "/dev/uinput");
	check(ioctl(fd, UI_SET_EVBIT, EV_KEY), "EV_KEY");
	check(ioctl(fd, UI_SET_EVBIT, EV_ABS), "EV_ABS");
	for (i = 0; i < sizeof(buttons) / sizeof(buttons[0]); i++)
		check(ioctl(fd, UI_SET_KEYBIT, buttons[i]), "button");
	for (i = 0; i < sizeof(axes) / sizeof(axes[0]); i++) {
		struct uinput_abs_setup axis = {
			.code = axes[i].code,
			.absinfo = {.minimum = axes[i].min, .maximum = axes[i].max}
		};

		check(ioctl(fd, UI_ABS_SETUP, &axis), "axis");
	}
	check(ioctl(fd, UI_DEV_SETUP, &setup), "setup");
	check(ioctl(fd, UI_DEV_CREATE), "create");
	return fd;
}

static void emit(int fd, int type, int code, int value)
{
	struct input_event events[] = {
		{.type = type, .code = code, .value = value},
		{.type = EV_SYN, .code = SYN_REPORT}
	};

	check(write(fd, events, sizeof(events)), "event");
}

int main(void)
{
	int fd = plug_in();
	char line[80];

	while (fgets(line, sizeof(line), stdin)) {
		int code, value;

		if (sscanf(line, "axis %d %d", &code, &value) == 2)
			emit(fd, EV_ABS, code, value);
		else if (sscanf(line, "button %d %d", &code, &value) == 2)
			emit(fd, EV_KEY, code, value);
		else if (strcmp(line, "unplug\n") == 0)
			break;
		else
			fprintf(stderr, "pad: unknown command %s", line);
	}
	ioctl(fd, UI_DEV_DESTROY);
	return 0;
}
