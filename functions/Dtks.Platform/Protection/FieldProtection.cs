using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Dtks.Platform.Protection;

/// <summary>
/// Encrypts single fields with AES-256-GCM. The envelope is <c>keyId.base64(nonce | tag | ciphertext)</c>; the field's name is
/// authenticated with it, so a value cannot be moved to another field.
/// </summary>
public sealed class FieldProtection
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly string _current;
    private readonly Dictionary<string, byte[]> _keys;

    /// <summary>Uses the options' keys.</summary>
    public FieldProtection(IOptions<ProtectionOptions> options)
    {
        _current = options.Value.CurrentKey;
        _keys = options.Value.Keys.ToDictionary(k => k.Key, k => Convert.FromBase64String(k.Value), StringComparer.Ordinal);
    }

    /// <summary>The envelope of <paramref name="plain"/> for the field.</summary>
    public string Protect(string plain, string field)
    {
        var text = Encoding.UTF8.GetBytes(plain);
        var envelope = new byte[NonceBytes + TagBytes + text.Length];
        RandomNumberGenerator.Fill(envelope.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(_keys[_current], TagBytes);
        aes.Encrypt(
            envelope.AsSpan(0, NonceBytes),
            text,
            envelope.AsSpan(NonceBytes + TagBytes),
            envelope.AsSpan(NonceBytes, TagBytes),
            Encoding.UTF8.GetBytes(field));
        return $"{_current}.{Convert.ToBase64String(envelope)}";
    }

    /// <summary>What an envelope of the field holds.</summary>
    /// <exception cref="CryptographicException">The envelope was changed, is of another field, or its key is not known.</exception>
    public string Unprotect(string envelope, string field)
    {
        var dot = envelope.LastIndexOf('.');
        if (dot < 0 || !_keys.TryGetValue(envelope[..dot], out var key))
        {
            throw new CryptographicException($"The field {field} is not in an envelope of a known key.");
        }

        var bytes = Convert.FromBase64String(envelope[(dot + 1)..]);
        var plain = new byte[bytes.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(bytes.AsSpan(0, NonceBytes), bytes.AsSpan(NonceBytes + TagBytes), bytes.AsSpan(NonceBytes, TagBytes), plain, Encoding.UTF8.GetBytes(field));
        return Encoding.UTF8.GetString(plain);
    }
}
