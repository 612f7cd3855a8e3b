/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-map-palette.h"

#include <adwaita.h>

/**
 * psk_map_palette_get:
 *
 * Returns: the colours of a drawn map in the style of the moment
 */
PskMapPalette
psk_map_palette_get (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  if (adw_style_manager_get_high_contrast (manager))
    return adw_style_manager_get_dark (manager) ? PSK_MAP_PALETTE_CONTRAST_DARK
                                                : PSK_MAP_PALETTE_CONTRAST_LIGHT;

  return adw_style_manager_get_dark (manager) ? PSK_MAP_PALETTE_DARK : PSK_MAP_PALETTE_LIGHT;
}

/**
 * psk_map_palette_connect:
 * @changed: called with @object when the colours are others
 * @object: a #GObject; nothing is called any more when it is gone
 */
void
psk_map_palette_connect (GCallback changed,
                         gpointer  object)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (manager, "notify::dark", changed, object, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", changed, object, G_CONNECT_SWAPPED);
}
