using System.Security.Cryptography;

namespace Dtks.Platform.Protection;

/// <summary>
/// A protected field of a stored document cannot be read: its envelope was altered, moved from another document or field, or its key is not
/// known. The message names document and field, never what they hold, and no exception lies within that could.
/// </summary>
/// <param name="document">The document; null where it does not tell which it is.</param>
/// <param name="field">The field's path in it, such as <c>state.family.members[0].nik</c>.</param>
/// <param name="failure">What reading failed with.</param>
public sealed class UnreadableException(DocumentIdentity? document, string field, Exception failure)
    : CryptographicException($"{document?.Container ?? "?"} {document?.Partition ?? "?"} {document?.Id ?? "?"}: {field} cannot be read ({failure.GetType().Name})")
{
    /// <summary>The document; null where it does not tell which it is.</summary>
    public DocumentIdentity? Document { get; } = document;

    /// <summary>The field's path in it.</summary>
    public string Field { get; } = field;
}
