using System.Security.Cryptography;

namespace Dtks.Demo.Documents;

/// <summary>A file as a village's data officer would upload it.</summary>
/// <param name="Kind">The kind of evidence, as the API names it (MUS-4): minutes, attendance, activityPhoto or publicationPhoto.</param>
/// <param name="FileName">Its name.</param>
/// <param name="ContentType">Its media type; the bytes are of that type.</param>
/// <param name="Content">Its bytes.</param>
public sealed record SampleDocument(string Kind, string FileName, string ContentType, byte[] Content)
{
    /// <summary>The SHA-256 of the bytes, in lower-case hexadecimal.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Content));
}
