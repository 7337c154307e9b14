using Dtks.Functions.Registry;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Deliberations;

/// <summary>A condition that is not met yet, or what would better be done, in the client's language.</summary>
/// <param name="Code">A code of the message catalogue.</param>
/// <param name="Detail">The same in words, with what to do.</param>
/// <param name="Rule">The rule of docs/policy.md that asks for it.</param>
/// <param name="Pointer">Where in the deliberation; absent where all of it is meant.</param>
public sealed record UnmetView(string Code, string Detail, string? Rule, string? Pointer)
{
    /// <summary>Of errors, in a language.</summary>
    public static IReadOnlyList<UnmetView> Of(IEnumerable<ProblemError> errors, MessageCatalogue messages, string language)
    {
        ArgumentNullException.ThrowIfNull(errors);
        ArgumentNullException.ThrowIfNull(messages);
        return [.. errors.Select(e => new UnmetView(e.Code, e.Args is null ? messages.Text(language, e.Code, args: null) : messages.AidText(language, e.Code, e.Args), e.Rule, e.Pointer.Length == 0 ? null : e.Pointer))];
    }
}
