using Dtks.Domain.Kernel;

namespace Dtks.Domain.Tests;

/// <summary>
/// All that a client and an auditor are told of a refusal, in one line: <c>code rule pointer name=value,…</c>, a dash where there is none.
/// </summary>
internal static class Told
{
    public static string Of(Violation v) => string.Join(' ', v.Code, v.Rule ?? "-", v.Pointer is "" ? "root" : v.Pointer ?? "-", Args(v));

    public static IEnumerable<string> Of(IEnumerable<Violation> violations) => violations.Select(Of);

    private static string Args(Violation v) => v.Args is null
        ? "-"
        : string.Join(',', v.Args.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}={a.Value}"));
}
