using Dtks.Platform.Documents;

namespace Dtks.Functions.Data;

/// <summary>The partitions that features share, each with its container (docs/design.md, Data).</summary>
public static class Partitions
{
    /// <summary>What changes together in one village: households, proposals, deliberations, evidence, sheets.</summary>
    public static DocumentContainer RegistryContainer { get; } = new("registry", "/village");

    /// <summary>One small document per NIK and per family card number (REG-5).</summary>
    public static DocumentContainer IdentitiesContainer { get; } = new("identities", "/id");

    /// <summary>A month's marker, and its progress by regency.</summary>
    public static DocumentContainer CyclesContainer { get; } = new("cycles", "/period");

    /// <summary>Letters and the rows they may cover.</summary>
    public static DocumentContainer RatificationsContainer { get; } = new("ratifications", "/regency");

    /// <summary>The one-stop service of a regency: visits, applications, waiting lists, the poverty database.</summary>
    public static DocumentContainer ServiceDeskContainer { get; } = new("serviceDesk", "/regency");

    /// <summary>Other bodies whose systems ask the register (REG-3): each with its agreements, keys, messages and traffic; their list stands under <c>ID</c>.</summary>
    public static DocumentContainer PartnersContainer { get; } = new("partners", "/partner");

    /// <summary>A village's partition of the registry.</summary>
    public static Partition Registry(string village) => new(RegistryContainer, village);

    /// <summary>The partition of one identity's document.</summary>
    public static Partition Identities(string id) => new(IdentitiesContainer, id);

    /// <summary>A month's partition.</summary>
    public static Partition Cycles(string period) => new(CyclesContainer, period);

    /// <summary>A regency's partition of letters and rows; the nation's list of regencies stands under <c>ID</c>.</summary>
    public static Partition Ratifications(string regency) => new(RatificationsContainer, regency);

    /// <summary>A regency's one-stop service.</summary>
    public static Partition ServiceDesk(string regency) => new(ServiceDeskContainer, regency);

    /// <summary>A partner's partition; the list of partners stands under <c>ID</c>, which no partner is called.</summary>
    public static Partition Partners(string partner) => new(PartnersContainer, partner);
}
