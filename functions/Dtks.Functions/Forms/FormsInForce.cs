using Dtks.Domain.Forms;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Functions.Forms;

/// <summary>The edition of a form that is in force on a day, by the policy versions (RAT-2).</summary>
public sealed class FormsInForce(FormEditions editions, PolicyVersions policies)
{
    /// <summary>The first day on which one of the form is in force; null where there is no form of that name.</summary>
    public LocalDate? First(string name) => policies.All.FirstOrDefault(p => p.Forms.ContainsKey(name))?.EffectiveFrom;

    /// <summary>The edition, and the days for which it is; null where there is no form of that name, or no policy version held yet.</summary>
    /// <param name="name">The form, such as <c>dtks-visit</c>.</param>
    /// <param name="on">The day.</param>
    public FormInForce? Find(string name, LocalDate on)
    {
        var holding = policies.At(on);
        if (on < policies.All[0].EffectiveFrom || !holding.Forms.TryGetValue(name, out var edition))
        {
            return null;
        }

        bool IsOther(PolicyVersion version) => version.Forms.GetValueOrDefault(name) != edition;
        var before = policies.All.Where(v => v.EffectiveFrom < holding.EffectiveFrom).Reverse().TakeWhile(v => !IsOther(v));
        var next = policies.All.FirstOrDefault(v => v.EffectiveFrom > holding.EffectiveFrom && IsOther(v));
        return new FormInForce(editions.Named(edition), before.LastOrDefault(holding).EffectiveFrom, next?.EffectiveFrom.PlusDays(-1));
    }
}

/// <summary>An edition and the days for which it is in force.</summary>
/// <param name="Form">The edition.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last; null while none is known.</param>
public sealed record FormInForce(Form Form, LocalDate From, LocalDate? Until);
