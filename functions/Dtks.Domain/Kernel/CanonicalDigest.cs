using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Dtks.Domain.Kernel;

/// <summary>
/// SHA-256 over a sequence of texts, each preceded by its length in UTF-8 bytes, so that no two sequences are written alike. The texts
/// may come one by one: nothing of them is kept.
/// </summary>
internal sealed class CanonicalDigest : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public static string Of(IEnumerable<string> parts)
    {
        using var digest = new CanonicalDigest();
        foreach (var part in parts) digest.Add(part);
        return digest.Finish();
    }

    /// <summary>The next text.</summary>
    public void Add(string part)
    {
        var bytes = Encoding.UTF8.GetBytes(part);
        _hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{bytes.Length}:")));
        _hash.AppendData(bytes);
    }

    /// <summary>The digest of all texts so far, as 64 lower-case hexadecimal digits; a new sequence begins after it.</summary>
    public string Finish() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();
}
