using System.Text;
using Dtks.LocalCosmos.Http;

namespace Dtks.LocalCosmos.Items;

/// <summary>What the service takes as the id of an item: 1 to 1,023 bytes without '/' and '\'.</summary>
internal static class ItemId
{
    private const int MaxBytes = 1023;

    public static string Check(string id)
    {
        var fits = id.Length > 0 && Encoding.UTF8.GetByteCount(id) <= MaxBytes && id.AsSpan().IndexOfAny('/', '\\') < 0;
        return fits ? id : throw RequestFailedException.BadRequest(
            $"The id of an item has 1 to {MaxBytes} bytes and neither '/' nor '\\'.");
    }
}
