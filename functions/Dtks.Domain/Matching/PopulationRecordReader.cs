using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using NodaTime;

namespace Dtks.Domain.Matching;

/// <summary>Reads a person of the population register, or a question to it, from raw input.</summary>
public static class PopulationRecordReader
{
    /// <summary>
    /// Reads one; pointers are those of a flat JSON object (<c>/nik</c>, <c>/familyCardNumber</c>, <c>/address/street</c>). What a
    /// family as a whole cannot be is not asked here: it is against records as they are that anomalous data is found (REG-4).
    /// </summary>
    public static Reading<PopulationRecord> Read(
        MemberDraft? member, string? familyCardNumber, string? village, AddressDraft? address, Instant now)
    {
        var input = new InputReader();
        var card = FamilyReader.ReadCard(familyCardNumber, "/familyCardNumber", input);
        var area = FamilyReader.ReadVillage(village, "/village", input);
        var place = AddressReader.Read(address, "/address", input, asRecorded: true);
        var person = MemberReader.Read(member, "", TimeZones.DateIn(area ?? AreaCode.Nation, now), input, asRecorded: true);
        return card is null || area is null || place is null || person is null
            ? new Reading<PopulationRecord>(null, input.Violations)
            : new Reading<PopulationRecord>(new PopulationRecord(person, card, area, place), input.Violations);
    }
}
