namespace Dtks.Platform.Json;

/// <summary>One thing wrong with a JSON text: where (an RFC 6901 pointer), and what, as a code of the message catalogue.</summary>
/// <param name="Pointer">The place; empty for the whole document.</param>
/// <param name="Code">A code such as <c>json.unknownMember</c>.</param>
/// <param name="Args">What the message fills in.</param>
public sealed record JsonFault(string Pointer, string Code, IReadOnlyDictionary<string, string>? Args = null);
