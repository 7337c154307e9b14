using System.Xml.Linq;
using Dtks.Platform.Protection;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Pages.Sessions;

/// <summary>Encrypts the keys of sessions and forms as fields of documents are (REG-3).</summary>
/// <param name="protection">By which.</param>
public sealed class KeyEncryption(FieldProtection protection) : IXmlEncryptor
{
    internal const string Path = "key";

    internal static readonly DocumentIdentity Identity = new(KeyBlobs.Container, string.Empty, "pageKey", string.Empty);

    /// <inheritdoc />
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        ArgumentNullException.ThrowIfNull(plaintextElement);
        return new EncryptedXmlInfo(new XElement("key", protection.Protect(plaintextElement.ToString(SaveOptions.DisableFormatting), Identity, Path)), typeof(KeyDecryption));
    }
}

/// <summary>Reads what <see cref="KeyEncryption"/> wrote.</summary>
/// <param name="services">Where what it needs is found.</param>
public sealed class KeyDecryption(IServiceProvider services) : IXmlDecryptor
{
    /// <inheritdoc />
    public XElement Decrypt(XElement encryptedElement)
    {
        ArgumentNullException.ThrowIfNull(encryptedElement);
        return XElement.Parse(services.GetRequiredService<FieldProtection>().Unprotect(encryptedElement.Value, KeyEncryption.Identity, KeyEncryption.Path));
    }
}
