namespace Dtks.Domain.Forms;

/// <summary>The answers to a form, by the codes of its questions and in its order; each as it is written on the form. Personal data: encrypted at rest.</summary>
/// <param name="Household">What is asked once.</param>
/// <param name="Members">What is asked of each member, one entry a member.</param>
public sealed record FormAnswers(IReadOnlyDictionary<string, string> Household, IReadOnlyList<IReadOnlyDictionary<string, string>> Members)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[answers]";

    /// <summary>JSON pointers to the answers that differ from others, in the order of the pointers; never what stands there (REG-3).</summary>
    public IReadOnlyList<string> Differing(FormAnswers other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (mine, theirs) = (Flat(), other.Flat());
        return [.. mine.Keys.Union(theirs.Keys).Where(at => mine.GetValueOrDefault(at) != theirs.GetValueOrDefault(at)).Order(StringComparer.Ordinal)];
    }

    private Dictionary<string, string> Flat()
    {
        var flat = Household.ToDictionary(a => $"/answers/{a.Key}", a => a.Value, StringComparer.Ordinal);
        for (var i = 0; i < Members.Count; i++)
        {
            foreach (var (code, answer) in Members[i]) flat[string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/members/{i}/{code}")] = answer;
        }

        return flat;
    }
}
