namespace Dtks.Pages.Serving;

/// <summary>What a page shows of a problem of the API (RFC 9457).</summary>
/// <param name="Code">Its code.</param>
/// <param name="Detail">What is wrong and what to do, in the reader's language.</param>
/// <param name="TraceId">By which it is found in the log.</param>
/// <param name="Errors">The places that are meant.</param>
public sealed record ApiProblem(string Code, string Detail, string? TraceId = null, IReadOnlyList<ApiProblemPlace>? Errors = null);

/// <summary>One place of a body, and what is wrong with it.</summary>
/// <param name="Pointer">The place (RFC 6901).</param>
/// <param name="Detail">What is wrong, in the reader's language.</param>
public sealed record ApiProblemPlace(string Pointer, string Detail);
