/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>

G_BEGIN_DECLS

gint64 psk_likeness_compute (GdkPixbuf *pixbuf);

G_END_DECLS
