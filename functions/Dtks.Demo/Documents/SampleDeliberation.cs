namespace Dtks.Demo.Documents;

/// <summary>What the documents of a deliberation speak of.</summary>
/// <param name="Village">The village's name.</param>
/// <param name="District">The district's name.</param>
/// <param name="Regency">The regency's name, with its kind.</param>
/// <param name="HeldOn">The day, in the village.</param>
/// <param name="Place">Where it was held.</param>
/// <param name="Proposals">How many proposals it decided; goes into the minutes (MUS-4).</param>
/// <param name="Terminations">How many terminations it decided; goes into the minutes (MUS-4).</param>
/// <param name="Attendees">Who was there and for whom.</param>
public sealed record SampleDeliberation(
    string Village,
    string District,
    string Regency,
    DateOnly HeldOn,
    string Place,
    int Proposals,
    int Terminations,
    IReadOnlyList<SampleAttendee> Attendees);

/// <summary>Someone on an attendance list.</summary>
/// <param name="Name">The name.</param>
/// <param name="Element">Whom they are there for, as the list says it, such as "BPD".</param>
public sealed record SampleAttendee(string Name, string Element);
