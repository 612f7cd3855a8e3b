/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-page.h"

G_BEGIN_DECLS

void psk_household_tools_install (GtkWidgetClass  *widget_class);

G_END_DECLS
