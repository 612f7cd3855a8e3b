/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Uids and moments of records, which a test or the sample book can make repeatable. */

#include "config.h"

#include "psk-store-private.h"

/**
 * psk_store_make_repeatable:
 * @store: a store
 * @seed: where the uids come from
 * @now: the moment that every change is given, ISO 8601 in UTC
 *
 * Makes uids and moments the same on every run, for the sample book and tests.
 */
void
psk_store_make_repeatable (PskStore   *store,
                           guint32     seed,
                           const char *now)
{
  g_return_if_fail (store != NULL && now != NULL);

  g_clear_pointer (&store->random, g_rand_free);
  store->random = g_rand_new_with_seed (seed);
  g_free (store->fixed_now);
  store->fixed_now = g_strdup (now);
}

/**
 * psk_store_end_repeatable:
 * @store: a store
 *
 * Makes uids random and moments true again.
 */
void
psk_store_end_repeatable (PskStore *store)
{
  g_return_if_fail (store != NULL);

  g_clear_pointer (&store->random, g_rand_free);
  g_clear_pointer (&store->fixed_now, g_free);
}

/* As in a UUID of version 7 (RFC 9562) the moment comes first, in milliseconds, so
 * that new records are neighbours in the index of uids; of those of one millisecond
 * each is one greater than the one before. */
static guint64
next_ordered (PskStore *store)
{
  const guint64 now = (guint64) (g_get_real_time () / 1000) << 16;

  store->last_uid = MAX (now, store->last_uid + 1);
  return store->last_uid;
}

/**
 * psk_store_new_uid:
 * @store: a store
 *
 * Returns: (transfer full): 32 hexadecimal digits: the moment and 64 random bits, or
 *   128 repeatable ones
 */
char *
psk_store_new_uid (PskStore *store)
{
  static const char digits[] = "0123456789abcdef";
  guint64 first;
  guint64 second;
  char *uid;

  g_return_val_if_fail (store != NULL, NULL);

  if (store->random != NULL)
    {
      first = (guint64) g_rand_int (store->random) << 32 | g_rand_int (store->random);
      second = (guint64) g_rand_int (store->random) << 32 | g_rand_int (store->random);
    }
  else
    {
      first = next_ordered (store);
      sqlite3_randomness (sizeof second, &second);
    }

  uid = g_malloc (33);
  for (int i = 0; i < 16; i++)
    {
      uid[i] = digits[first >> (60 - 4 * i) & 0xf];
      uid[16 + i] = digits[second >> (60 - 4 * i) & 0xf];
    }
  uid[32] = '\0';
  return uid;
}

/**
 * psk_store_now:
 * @store: a store
 *
 * Returns: (transfer full): the moment as ISO 8601 in UTC, to the second
 */
char *
psk_store_now (PskStore *store)
{
  g_autoptr (GDateTime) now = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  if (store->fixed_now != NULL)
    return g_strdup (store->fixed_now);

  now = g_date_time_new_now_utc ();
  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}
