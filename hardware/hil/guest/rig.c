// SPDX-License-Identifier: Apache-2.0
/*
 * Makes one fault in the simulated machine and measures, outside of the program under test, how long
 * until something is seen: in a simulator's debugfs file, in a log, or that a process is gone.
 *
 *   rig react LIMIT_MILLIS ACTION [-- CONDITION]...
 *     ACTION     write FILE TEXT | signal NUMBER PID | control DEVICE NAME VALUE | nothing
 *     CONDITION  contains FILE TEXT | lacks FILE TEXT | gone PID
 *   prints for each condition the milliseconds after the action, or "never"; then the longest
 *   time between two looks. Ends with 1 if one was never seen. If the environment has RIG_PID,
 *   nothing is waited for beyond the end of that process.
 *   rig range MILLIS FILE PREFIX
 *     follows the number after PREFIX; prints the smallest, the largest, and how many changes.
 *   rig control DEVICE NAME VALUE
 *     sets a control of a V4L2 device by its name.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/videodev2.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#define MAX_CONDITIONS 8
#define LOOK_NANOS 1000000L

struct condition {
	char **words;
	double seen; /* milliseconds, or -1 */
};

static void die(const char *what)
{
	fprintf(stderr, "rig: %s: %s\n", what, strerror(errno));
	exit(2);
}

static void usage(void)
{
	fprintf(stderr, "rig: react LIMIT_MILLIS ACTION [-- CONDITION]... | range MILLIS FILE PREFIX"
			" | control DEVICE NAME VALUE\n");
	exit(2);
}

static double now_millis(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static void write_text(const char *file, const char *text)
{
	int fd = open(file, O_WRONLY | O_APPEND);

	if (fd < 0 || write(fd, text, strlen(text)) < 0)
		die(file);
	close(fd);
}

static void set_control(const char *device, const char *name, long value)
{
	struct v4l2_query_ext_ctrl query = {
		.id = V4L2_CTRL_FLAG_NEXT_CTRL | V4L2_CTRL_FLAG_NEXT_COMPOUND
	};
	struct v4l2_control control = {.value = value};
	int fd = open(device, O_RDWR);

	if (fd < 0)
		die(device);
	while (ioctl(fd, VIDIOC_QUERY_EXT_CTRL, &query) == 0 && strcmp(query.name, name) != 0)
		query.id |= V4L2_CTRL_FLAG_NEXT_CTRL | V4L2_CTRL_FLAG_NEXT_COMPOUND;
	if (strcmp(query.name, name) != 0)
		die(name);
	control.id = query.id;
	if (ioctl(fd, VIDIOC_S_CTRL, &control) < 0)
		die(name);
	close(fd);
}

static void act(char **words, int count)
{
	if (count == 3 && strcmp(words[0], "write") == 0)
		write_text(words[1], words[2]);
	else if (count == 3 && strcmp(words[0], "signal") == 0) {
		if (kill(atoi(words[2]), atoi(words[1])) < 0)
			die("signal");
	} else if (count == 4 && strcmp(words[0], "control") == 0)
		set_control(words[1], words[2], atol(words[3]));
	else if (!(count == 1 && strcmp(words[0], "nothing") == 0))
		usage();
}

/* A zombie is gone: what it did not do by now it never will. */
static int gone(const char *pid)
{
	char file[64], text[512], *state;
	ssize_t size;
	int fd;

	snprintf(file, sizeof(file), "/proc/%s/stat", pid);
	fd = open(file, O_RDONLY);
	if (fd < 0)
		return 1;
	size = read(fd, text, sizeof(text) - 1);
	close(fd);
	if (size <= 0)
		return 1;
	text[size] = 0;
	state = strrchr(text, ')');
	return state && state[2] == 'Z';
}

/* Where a text begins in a file; the rest of the file follows it. */
static const char *find(const char *file, const char *text)
{
	static char content[1 << 16];
	int fd = open(file, O_RDONLY);
	ssize_t part, size = 0;

	if (fd < 0)
		return NULL;
	while ((part = read(fd, content + size, sizeof(content) - 1 - size)) > 0)
		size += part;
	close(fd);
	content[size] = 0;
	return strstr(content, text);
}

static int holds(char **words)
{
	if (strcmp(words[0], "gone") == 0)
		return gone(words[1]);
	if (strcmp(words[0], "contains") == 0)
		return find(words[1], words[2]) != NULL;
	if (strcmp(words[0], "lacks") == 0)
		return find(words[1], words[2]) == NULL;
	usage();
	return 0;
}

static int react(int count, char **words)
{
	struct condition conditions[MAX_CONDITIONS];
	struct timespec pause = {.tv_nsec = LOOK_NANOS};
	double limit = atof(words[0]), start, last, gap = 0;
	const char *pid = getenv("RIG_PID");
	int i, of = 0, left, acting = 0, over = 0;

	while (1 + acting < count && strcmp(words[1 + acting], "--") != 0)
		acting++;
	for (i = 1 + acting; i < count && of < MAX_CONDITIONS; i++)
		if (strcmp(words[i], "--") == 0) {
			conditions[of].seen = -1;
			conditions[of++].words = &words[i + 1];
		}
	start = last = now_millis();
	act(words + 1, acting);
	do {
		double now = now_millis();

		over = pid && *pid && gone(pid); /* asked first: one more look comes after the end */
		gap = now - last > gap ? now - last : gap;
		last = now;
		left = 0;
		for (i = 0; i < of; i++)
			if (conditions[i].seen < 0) {
				if (holds(conditions[i].words))
					conditions[i].seen = now_millis() - start;
				else
					left++;
			}
		if (left)
			nanosleep(&pause, NULL);
	} while (left && !over && now_millis() - start < limit);
	for (i = 0; i < of; i++)
		if (conditions[i].seen < 0)
			printf("never ");
		else
			printf("%.0f ", conditions[i].seen);
	printf("%.0f\n", gap);
	return left > 0;
}

static int range(double millis, const char *file, const char *prefix)
{
	struct timespec pause = {.tv_nsec = LOOK_NANOS};
	double end = now_millis() + millis;
	long least = 0, most = 0, last = 0, changes = -1;

	while (now_millis() < end) {
		const char *at = find(file, prefix);
		long value = at ? atol(at + strlen(prefix)) : 0;

		if (changes < 0)
			least = most = value;
		if (changes < 0 || value != last)
			changes++;
		least = value < least ? value : least;
		most = value > most ? value : most;
		last = value;
		nanosleep(&pause, NULL);
	}
	printf("%ld %ld %ld\n", least, most, changes);
	return 0;
}

int main(int count, char **words)
{
	if (count >= 4 && strcmp(words[1], "react") == 0)
		return react(count - 2, words + 2);
	if (count == 5 && strcmp(words[1], "range") == 0)
		return range(atof(words[2]), words[3], words[4]);
	if (count == 5 && strcmp(words[1], "control") == 0) {
		set_control(words[2], words[3], atol(words[4]));
		return 0;
	}
	usage();
}
