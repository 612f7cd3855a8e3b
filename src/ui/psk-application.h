/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PSK_TYPE_APPLICATION (psk_application_get_type ())

G_DECLARE_FINAL_TYPE (PskApplication, psk_application, PSK, APPLICATION, AdwApplication)

PskApplication *psk_application_new (void);

G_END_DECLS
