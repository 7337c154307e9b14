using Dtks.Domain.Kernel;

namespace Dtks.Functions.Notices;

/// <summary>Which notices officers may see: those whose addressees are kept from the village, the regency and above alone (GOV-3).</summary>
public sealed class NoticeAudience(IEnumerable<INoticeSource> sources)
{
    private readonly string[] _aboveAlone = [.. sources.Where(s => !s.IsForVillage).Select(s => s.Kind)];

    /// <summary>The kinds of record about which a role sees no notices.</summary>
    public IReadOnlyList<string> HiddenFrom(Role role) => role is Role.RegencyOfficer or Role.MinistryOfficer or Role.Auditor ? [] : _aboveAlone;
}
