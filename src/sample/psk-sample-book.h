/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-book.h"

G_BEGIN_DECLS

gboolean psk_sample_book_fill (PskBook  *book,
                               GError  **error);

G_END_DECLS
