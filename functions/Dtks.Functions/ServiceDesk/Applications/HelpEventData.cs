using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;

namespace Dtks.Functions.ServiceDesk.Applications;

/// <summary>The data of the CloudEvents of an application for help: ids and states, nothing of a person (REG-3).</summary>
/// <param name="Application">The application.</param>
/// <param name="Regency">Its regency.</param>
/// <param name="Village">The applicant's village.</param>
/// <param name="Section">The section for the kind of help.</param>
/// <param name="Status">Where it stands now.</param>
/// <param name="Holder">Who must take its next step.</param>
/// <param name="Programme">The programme, once one was assigned or asked for.</param>
/// <param name="End">Why it came to an end without help, where it did.</param>
/// <param name="Rule">The rule that decided.</param>
/// <param name="Policy">The policy version it was decided under.</param>
public sealed record HelpEventData(
    string Application, string Regency, string Village, Section Section, HelpStatus Status, HelpHolder Holder, string? Programme, HelpEnd? End, string? Rule, string Policy)
{
    /// <summary>Of an application after an event.</summary>
    public static HelpEventData Of(HelpApplicationState state, EventMeta meta)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(meta);
        return new(state.Id, state.Regency.Value, state.Applicant.Village.Value, state.Section, state.Status, state.Holder(), state.Programme, state.End, meta.Rule, meta.Policy);
    }
}
