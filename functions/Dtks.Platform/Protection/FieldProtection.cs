using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Dtks.Platform.Protection;

/// <summary>
/// Encrypts single fields with AES-256-GCM. The envelope is <c>v2:keyId.base64(nonce | tag | ciphertext)</c>; container, partition, type and
/// id of its document and the field's path in it are authenticated with it, so that a value cannot be moved to another document or field.
/// Envelopes without <c>v2:</c> are older: bound to their field's name only, read until the settings refuse them, and never written.
/// </summary>
public sealed class FieldProtection
{
    // No key id has a colon: in settings it divides sections.
    private const string Bound = "v2:";
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly string _current;
    private readonly bool _refusesUnbound;
    // One for each thread that asks: a cipher serves one at a time, and making one costs more than what it does for a field.
    private readonly Dictionary<string, ThreadLocal<AesGcm>> _ciphers;

    /// <summary>Uses the options' keys.</summary>
    public FieldProtection(IOptions<ProtectionOptions> options)
    {
        _current = options.Value.CurrentKey;
        _refusesUnbound = options.Value.RefuseUnbound;
        _ciphers = options.Value.Keys.ToDictionary(k => k.Key, k => Cipher(Convert.FromBase64String(k.Value)), StringComparer.Ordinal);
    }

    /// <summary>What envelopes written now begin with: their form and their key, such as <c>v2:k1</c>.</summary>
    public string Mark => Bound + _current;

    /// <summary>Whether a text has the form of an envelope that is bound to its document, whether it can be opened or not.</summary>
    public static bool IsBound(string? text)
    {
        var dot = text?.LastIndexOf('.') ?? -1;
        return dot > Bound.Length && text!.StartsWith(Bound, StringComparison.Ordinal) && text.Length - dot > (NonceBytes + TagBytes) * 4 / 3 && Base64.IsValid(text.AsSpan(dot + 1));
    }

    /// <summary>The envelope of <paramref name="plain"/> for a field of a document.</summary>
    /// <param name="plain">The text.</param>
    /// <param name="document">The document.</param>
    /// <param name="path">The field's path in it, such as <c>state.family.members[0].nik</c>.</param>
    public string Protect(string plain, DocumentIdentity document, string path)
    {
        ArgumentNullException.ThrowIfNull(document);
        var text = Encoding.UTF8.GetBytes(plain);
        var envelope = new byte[NonceBytes + TagBytes + text.Length];
        RandomNumberGenerator.Fill(envelope.AsSpan(0, NonceBytes));
        _ciphers[_current].Value!.Encrypt(
            envelope.AsSpan(0, NonceBytes),
            text,
            envelope.AsSpan(NonceBytes + TagBytes),
            envelope.AsSpan(NonceBytes, TagBytes),
            Binding(document, path));
        return $"{Mark}.{Convert.ToBase64String(envelope)}";
    }

    /// <summary>What an envelope holds.</summary>
    /// <param name="envelope">The envelope.</param>
    /// <param name="document">The document it was found in; null where that is not known.</param>
    /// <param name="path">The field's path in it.</param>
    /// <exception cref="CryptographicException">The envelope was changed, is of another document or field, or its key is not known.</exception>
    public string Unprotect(string envelope, DocumentIdentity? document, string path)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        var isBound = envelope.StartsWith(Bound, StringComparison.Ordinal);
        var sealedText = isBound ? envelope[Bound.Length..] : envelope;
        var dot = sealedText.LastIndexOf('.');
        if (dot < 0 || !_ciphers.TryGetValue(sealedText[..dot], out var cipher))
        {
            throw new CryptographicException($"The field {path} is not in an envelope of a known key.");
        }

        if (!isBound)
        {
            return _refusesUnbound
                ? throw new CryptographicException($"The field {path} is in an envelope that is not bound to its document, and such are refused.")
                : Open(sealedText[(dot + 1)..], cipher, Encoding.UTF8.GetBytes(NameIn(path)));
        }

        return document is null
            ? throw new CryptographicException($"The field {path} was read without its document's identity.")
            : Open(sealedText[(dot + 1)..], cipher, Binding(document, path));
    }

    private static ThreadLocal<AesGcm> Cipher(byte[] key) => new(() => new AesGcm(key, TagBytes));

    private static string Open(string body, ThreadLocal<AesGcm> cipher, byte[] binding)
    {
        var bytes = Convert.FromBase64String(body);
        if (bytes.Length < NonceBytes + TagBytes)
        {
            throw new CryptographicException("An envelope is cut short.");
        }

        var plain = new byte[bytes.Length - NonceBytes - TagBytes];
        cipher.Value!.Decrypt(bytes.AsSpan(0, NonceBytes), bytes.AsSpan(NonceBytes + TagBytes), bytes.AsSpan(NonceBytes, TagBytes), plain, binding);
        return Encoding.UTF8.GetString(plain);
    }

    // Each part with its length: no two places are written alike.
    private static byte[] Binding(DocumentIdentity document, string path) =>
        Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"{document.Container.Length}:{document.Container}{document.Partition.Length}:{document.Partition}{document.Type.Length}:{document.Type}{document.Id.Length}:{document.Id}{path.Length}:{path}"));

    private static string NameIn(string path) => path[(path.LastIndexOf('.') + 1)..];
}
