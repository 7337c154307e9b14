namespace Dtks.Pages.Layout;

/// <summary>Why a page is not shown.</summary>
/// <param name="Title">In short.</param>
/// <param name="Detail">What is wrong, and what to do.</param>
/// <param name="TraceId">By which whoever runs the system finds it; null where nobody has to.</param>
public sealed record RefusalModel(string Title, string Detail, string? TraceId);
