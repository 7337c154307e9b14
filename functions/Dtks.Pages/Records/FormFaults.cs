using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;

namespace Dtks.Pages.Records;

/// <summary>What is wrong with a form, in the reader's language, as the API told it: at its fields, and as a whole.</summary>
/// <param name="Whole">What is wrong with all of it; null where it is told at the fields.</param>
/// <param name="At">What is wrong at a field, by its pointer.</param>
public sealed record FormFaults(string? Whole, IReadOnlyDictionary<string, string> At)
{
    /// <summary>Nothing is wrong.</summary>
    public static FormFaults None { get; } = new(null, new Dictionary<string, string>());

    /// <summary>What is wrong at a field; null for nothing.</summary>
    public string? Of(string pointer) => At.GetValueOrDefault(pointer);

    /// <summary>What a refused call says.</summary>
    /// <param name="reply">What the API answered.</param>
    /// <param name="fields">The pointers that the form has fields for; what is said of others is said of the whole.</param>
    public static FormFaults Of(ApiReply reply, params IReadOnlyCollection<string> fields)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var problem = reply.Read<ApiProblem>();
        var at = (problem.Errors ?? []).Where(e => fields.Contains(e.Pointer)).GroupBy(e => e.Pointer).ToDictionary(e => e.Key, e => string.Join(' ', e.Select(p => p.Detail).Distinct()), StringComparer.Ordinal);
        var others = (problem.Errors ?? []).Where(e => !fields.Contains(e.Pointer)).Select(e => e.Detail).Distinct().ToList();
        var whole = at.Count == 0 ? problem.Detail : others.Count > 0 ? string.Join(' ', others) : null;
        return new FormFaults(whole, at);
    }
}
