namespace Dtks.Tests.ApiContract;

/// <summary>A request and what it was answered.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path from <c>/api</c> on, with the query.</param>
/// <param name="Sent">The JSON that was sent; null for nothing, or for what is no JSON.</param>
/// <param name="Status">The status.</param>
/// <param name="MediaType">The answer's media type without parameters; null where it has no body.</param>
/// <param name="Headers">The names of its headers.</param>
/// <param name="Text">Its body.</param>
internal sealed record Exchange(string Method, string Path, string? Sent, int Status, string? MediaType, IReadOnlyCollection<string> Headers, string Text);
