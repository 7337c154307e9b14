using System.Globalization;

namespace Dtks.LocalCosmos.Storage;

/// <summary>An item as it lies in the store.</summary>
/// <param name="RowKey">Its place; see <see cref="StoreSchema"/>.</param>
/// <param name="Sequence">Sequence number of its last write (the service's LSN).</param>
/// <param name="Timestamp">Second of its last write since 1970 (<c>_ts</c>).</param>
/// <param name="TimeToLive">Seconds it lives, -1 for ever, null when it says nothing.</param>
/// <param name="Body">The whole document in UTF-8, system properties included.</param>
internal sealed record StoredItem(long RowKey, long Sequence, long Timestamp, int? TimeToLive, byte[] Body)
{
    public string ETag => FormatETag(Sequence, Timestamp);

    public static string FormatETag(long sequence, long timestamp) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{sequence:x8}-0000-0000-0000-{timestamp:x8}0000\"");

    /// <summary>Whether it has outlived its own or its container's time to live at <paramref name="now"/> (seconds since 1970).</summary>
    public bool IsExpired(int? containerDefault, long now) =>
        containerDefault is { } whole && (TimeToLive ?? whole) is > 0 and var seconds && Timestamp + seconds <= now;
}
