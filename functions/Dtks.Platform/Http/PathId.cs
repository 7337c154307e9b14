using Dtks.Platform.Idempotency;

namespace Dtks.Platform.Http;

/// <summary>Ids in a request's path: 32 hexadecimal digits, as <see cref="IdempotencyKey.Id"/> gives them.</summary>
public static class PathId
{
    private const int Digits = 32;

    /// <summary>Whether the text can be the id of anything; what cannot is not there, and is not asked for in the store.</summary>
    public static bool IsId(string text) => text.Length == Digits && text.All(char.IsAsciiHexDigitLower);
}
