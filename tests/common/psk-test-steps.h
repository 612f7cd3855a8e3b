/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-test-book.h"

G_BEGIN_DECLS

/* The tambon that households of tests lie in. */
#define PSK_TEST_TAMBON 520101

gint64      psk_test_latest_step       (PskTestBook   *test);
gint64      psk_test_run_step          (PskTestBook   *test,
                                        PskCommand    *command);
void        psk_test_run_and_undo      (PskTestBook   *test,
                                        PskCommand    *command);
void        psk_test_assert_refused    (PskTestBook   *test,
                                        PskCommand    *command,
                                        int            code);
PskCommand *psk_test_list_command      (int            n_updated,
                                        int            n_new,
                                        int            slot);
gint64      psk_test_import            (PskTestBook   *test,
                                        int            n_updated,
                                        int            n_new,
                                        int            slot);
gint64      psk_test_do_something_else (PskTestBook   *test);
PskCommand *psk_test_visit_command     (gint64         household,
                                        const char    *on,
                                        int            kinds);
gboolean    psk_test_undo_step         (PskTestBook   *test,
                                        gint64         step,
                                        PskUndoFlags   flags,
                                        guint         *n_conflicts,
                                        GError       **error);
void        psk_test_must_undo_step    (PskTestBook   *test,
                                        gint64         step);
void        psk_test_assert_digest     (PskTestBook   *test,
                                        const char    *expected);
gint64      psk_test_count             (PskTestBook   *test,
                                        const char    *sql);
void        psk_test_assert_whole      (PskTestBook   *test);
char       *psk_test_tell_history      (PskTestBook   *test,
                                        gint64         household);

G_END_DECLS
