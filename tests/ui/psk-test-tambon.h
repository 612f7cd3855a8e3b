/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-test-window.h"

G_BEGIN_DECLS

/* A tambon of the sample that has empty slots and candidates. */
#define PSK_TEST_TAMBON_AREA 520501
#define PSK_TEST_TAMBON_EMPTY 19 /* its first slot that is empty */

PskTestWindow *psk_test_tambon_open   (int            slot);
gint64         psk_test_tambon_holder (PskTestWindow *test,
                                       int            slot);
GtkWidget     *psk_test_tambon_ask    (PskTestWindow *test,
                                       const char    *action,
                                       GType          type);

G_END_DECLS
