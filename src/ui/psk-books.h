/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-window.h"

G_BEGIN_DECLS

void psk_books_new         (PskWindow *window);
void psk_books_open        (PskWindow *window);
void psk_books_open_sample (PskWindow *window);

G_END_DECLS
