/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-window.h"

G_BEGIN_DECLS

typedef void (*PskRefusedFunc) (PskWindow *window);

gboolean psk_refused_ask (PskWindow       *window,
                          PskRefusedFunc   leave);

G_END_DECLS
