using System.Globalization;
using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Verification;
using Dtks.Functions.Policies;
using Dtks.Functions.Registry;
using NodaTime;

namespace Dtks.Functions.Tests.Registry;

/// <summary>Evidently synthetic households.</summary>
internal static class SampleHouseholds
{
    /// <summary>A household in which so many members receive PBI-JKN since November 2026.</summary>
    public static HouseholdDocument Of(int number, int recipients, Instant enrolled)
    {
        var id = number.ToString("0000", CultureInfo.InvariantCulture);
        var members = Enumerable.Range(1, Math.Max(recipients, 1)).Select(i => new HouseholdMember($"{i:00}", Person($"Contoh {id} {i:00}"))).ToList();
        var meta = new EventMeta(enrolled, Role.MinistryOfficer, "m", HouseholdEventCodes.Enrolled, "RAT-3", PolicyFiles.Shipped().Latest.Id);
        var state = new HouseholdState
        {
            Id = id,
            Village = AreaCode.Parse("3306162001"),
            FamilyCardNumber = FamilyCardNumber.Parse("3306160101800001"),
            Address = new Address("Dusun Krajan 12", "001", "002"),
            Members = members,
            ProposalIds = [id],
            Entitlements = [.. members.Take(recipients).Select(m => new Entitlement(Programme.PbiJkn, m.Id, CyclePeriod.Parse("2026-11")))],
            History = [meta],
        };
        return new HouseholdDocument { Id = HouseholdDocument.IdOf(id), Village = state.Village.Value, State = state };
    }

    private static Member Person(string name) => new(
        Nik.Parse("3306160101800001"), name, "Kota Contoh", new LocalDate(1980, 1, 1), Sex.Male, "Ibu Contoh", Relationship.Head, MaritalStatus.Married);
}
