using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Dtks.Domain.Kernel;

/// <summary>
/// SHA-256 over a sequence of texts, each preceded by its length in UTF-8 bytes, so that no two sequences are written alike.
/// </summary>
internal static class CanonicalDigest
{
    /// <summary>64 lower-case hexadecimal digits.</summary>
    public static string Of(IEnumerable<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{bytes.Length}:")));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
