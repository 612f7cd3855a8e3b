/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-limits.h"

#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* A limit that somebody has already set lower stays. */
static void
limit (int    resource,
       rlim_t value)
{
  struct rlimit now;

  if (getrlimit (resource, &now) != 0)
    return;

  now.rlim_cur = MIN (now.rlim_cur, value);
  now.rlim_max = MIN (now.rlim_max, value);
  setrlimit (resource, &now);
}

static void
leave_network (void)
{
  /* Some systems keep this from ordinary users; the formats fetch nothing anyway. */
  if (unshare (CLONE_NEWUSER | CLONE_NEWNET) != 0)
    return;
}

/**
 * psk_limits_apply:
 *
 * Takes from this process what reading a hostile file could misuse: memory, time,
 * large output, new privileges and, where the system allows it, the network.
 */
void
psk_limits_apply (void)
{
  /* A sanitizer maps far more memory than it uses. */
#if !defined (__SANITIZE_ADDRESS__)
  limit (RLIMIT_AS, (rlim_t) 3 << 30);
#endif
  limit (RLIMIT_CPU, 300);
  limit (RLIMIT_FSIZE, (rlim_t) 4 << 30);
  limit (RLIMIT_CORE, 0);
  prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
  leave_network ();

  /* Ctrl+C at a terminal is for the program that started this one, and which ends it; it does
   * not outlive that. */
  signal (SIGINT, SIG_IGN);
  prctl (PR_SET_PDEATHSIG, SIGKILL);

  /* What is too large for the limit is then a failed write like on a full disk. */
  signal (SIGXFSZ, SIG_IGN);
  /* Lists of persons are for their owner alone. */
  umask (0077);
}

/**
 * psk_fail:
 * @code: a stable English word that the client turns into a sentence
 * @detail: (nullable): the number of a row, or words for whoever is asked to help
 *
 * Says in one line on standard error what went wrong, and ends the program.
 */
void
psk_fail (const char *code,
          const char *detail)
{
  g_autofree char *line = g_strdelimit (g_strdup (detail != NULL ? detail : ""), "\r\n", ' ');

  fflush (stdout);
  fprintf (stderr, "ERROR %s %s\n", code, line);
  /* Not exit(): a library may be in the middle of something. */
  _exit (3);
}

/**
 * psk_report_progress:
 * @n_rows: how many rows were done
 *
 * Says so on standard output, once for many rows.
 */
void
psk_report_progress (int n_rows)
{
  if (n_rows % 10000 != 0)
    return;

  printf ("PROGRESS %d\n", n_rows);
  fflush (stdout);
}

/**
 * psk_report_part:
 * @part: how much is done, 0 to 1
 *
 * Says so on standard output, in hundredths, once for each.
 */
void
psk_report_part (double part)
{
  static int last = -1;
  const int now = (int) (100 * CLAMP (part, 0, 1));

  if (now == last)
    return;

  last = now;
  printf ("PART %d\n", now);
  fflush (stdout);
}
