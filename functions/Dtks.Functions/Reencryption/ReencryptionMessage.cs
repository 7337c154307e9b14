namespace Dtks.Functions.Reencryption;

/// <summary>Documents of a type to be encrypted anew, a page of them; or one of them alone.</summary>
/// <param name="Type">The stored name of the type.</param>
/// <param name="Except">Ids that were set aside before, at most <see cref="DocumentReencryption.MostSetAside"/>.</param>
/// <param name="Partition">The partition of the one document; null for a page.</param>
/// <param name="Id">The one document's id; null for a page.</param>
public sealed record ReencryptionMessage(string Type, IReadOnlyList<string> Except, string? Partition = null, string? Id = null);
