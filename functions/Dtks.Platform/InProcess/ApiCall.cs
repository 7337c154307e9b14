using Dtks.Platform.Access;

namespace Dtks.Platform.InProcess;

/// <summary>A request of the API that a page makes for whoever looks at it.</summary>
/// <param name="Method">The HTTP method, in upper case.</param>
/// <param name="Path">The path below <c>/api</c> with its query, escaped, such as <c>/villages/3201012001/proposals?limit=20</c>.</param>
public sealed record ApiCall(string Method, string Path)
{
    /// <summary>For whom; null for a path that is public. Held to what the function declares, as the holder of a token is.</summary>
    public TokenHolder? Holder { get; init; }

    /// <summary>The JSON that is sent; null for none.</summary>
    public string? Body { get; init; }

    /// <summary>The bytes that are sent in place of JSON; null for none.</summary>
    public Stream? Content { get; init; }

    /// <summary>The language of what is answered: <c>id</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "id";

    /// <summary>The <c>Idempotency-Key</c>; null for none.</summary>
    public string? Key { get; init; }

    /// <summary>The version that it was decided on, for <c>If-Match</c>; null for none.</summary>
    public string? Version { get; init; }
}
