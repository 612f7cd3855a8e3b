/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-test-book.h"

G_BEGIN_DECLS

char        *psk_test_sample_copy (void);
PskTestBook *psk_test_sample_new  (void);

G_END_DECLS
