using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Dtks.Platform.Protection;

/// <summary>
/// The keyed hash that stands for a number of the population register, so that the number itself is in no key (REG-3, REG-5).
/// </summary>
public sealed class KeyedHash
{
    private readonly byte[] _key;

    /// <summary>Uses the options' claim key.</summary>
    public KeyedHash(IOptions<ProtectionOptions> options) => _key = Convert.FromBase64String(options.Value.ClaimKey);

    /// <summary>Of a NIK: 64 hexadecimal digits.</summary>
    public string OfNik(string nik) => Of("nik", nik);

    /// <summary>Of a family card number: 64 hexadecimal digits.</summary>
    public string OfFamilyCard(string number) => Of("kk", number);

    /// <summary>Of any text for a purpose: 64 hexadecimal digits. Texts for different purposes never collide by intent.</summary>
    public string Of(string purpose, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{purpose}\n{text}")));
}
