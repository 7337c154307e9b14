namespace Dtks.Platform.Problems;

/// <summary>One entry of a problem's <c>errors[]</c>: where in the request, and what is wrong with it.</summary>
/// <param name="Pointer">An RFC 6901 pointer into the request's body; empty where the body as a whole is meant.</param>
/// <param name="Code">A stable code of the message catalogue.</param>
/// <param name="Rule">The rule of docs/policy.md that decided, if one did.</param>
/// <param name="Args">What the message fills in.</param>
public sealed record ProblemError(string Pointer, string Code, string? Rule = null, IReadOnlyDictionary<string, string>? Args = null);
