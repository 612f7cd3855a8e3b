/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-check.h"

G_BEGIN_DECLS

GPtrArray *psk_photo_check_book (PskBook  *book,
                                 GError  **error);

G_END_DECLS
