namespace Dtks.Functions.Reencryption;

/// <summary>How far the re-encryption is.</summary>
/// <param name="Current">The form and key that is written now, such as <c>v2:k2</c>.</param>
/// <param name="Left">Documents of another form or key, by type. When there are none, older keys can go.</param>
internal sealed record ReencryptionView(string Current, IReadOnlyDictionary<string, long> Left);
