using Dtks.Domain.Kernel;
using Dtks.Domain.People;

namespace Dtks.Domain.ServiceDesk;

/// <summary>Reads what the front office writes into its guest book (SVC-2).</summary>
public static class GuestBookReader
{
    private const int MaxName = 100;
    private const int MaxPurpose = 300;

    /// <summary>A visitor: a name as they say it and what they come for. Who has no papers is a visitor all the same (SVC-2).</summary>
    public static Reading<DeskVisitRead> Visit(DeskVisitDraft? draft)
    {
        var input = new InputReader();
        if (!input.Present(draft, "")) return new(null, input.Violations);
        var (name, purpose) = (input.Text(draft.Name, "/name", MaxName, "SVC-2"), input.Text(draft.Purpose, "/purpose", MaxPurpose, "SVC-2"));
        var phone = draft.Phone is null ? null : PhoneReader.Read(draft.Phone, "/phone", input);
        return input.IsClean ? new(new DeskVisitRead(name!, purpose!, phone), []) : new(null, input.Violations);
    }
}

/// <summary>A visitor who was read (SVC-2).</summary>
/// <param name="Name">The name as they say it.</param>
/// <param name="Purpose">What they come for.</param>
/// <param name="Phone">A phone number as it is dialled from anywhere; null for none.</param>
public sealed record DeskVisitRead(string Name, string Purpose, string? Phone);

/// <summary>A visitor of the front office as they came in; nothing checked (SVC-2).</summary>
/// <param name="Name">Their name, as they say it: 1 to 100 characters. Papers are not asked for.</param>
/// <param name="Purpose">What they come for: 1 to 300 characters.</param>
/// <param name="Phone">A phone number; may be absent.</param>
public sealed record DeskVisitDraft(string? Name, string? Purpose, string? Phone = null);
