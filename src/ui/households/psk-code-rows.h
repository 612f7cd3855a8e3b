/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-book.h"

G_BEGIN_DECLS

GPtrArray *psk_code_rows_read (PskBook     *book,
                               const char  *list,
                               const char  *search);

G_END_DECLS
