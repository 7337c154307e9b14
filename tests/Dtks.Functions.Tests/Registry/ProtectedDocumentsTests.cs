using System.Reflection;
using Dtks.Functions.Proposals;
using Dtks.Platform.Audit;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Tests.Registry;

/// <summary>What holds personal data is declared to be so, whatever feature it comes with.</summary>
[Trait("rule", "REG-3")]
public sealed class ProtectedDocumentsTests
{
    private static readonly Assembly Features = typeof(DtksServices).Assembly;
    private static readonly ProtectedGraph Graph = new(DeclaredModules.All.Fields);

    [Fact]
    public void Every_stored_document_with_protected_members_is_declared()
    {
        var stored = Features.GetTypes().Where(t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(Document)) && Graph.Holds(t)).ToList();

        Assert.Contains(typeof(ProposalDocument), stored);
        Assert.Empty(stored.Where(t => !DeclaredModules.All.Documents.Contains(t)).Select(t => t.FullName));
    }

    [Fact]
    public void Every_answer_with_protected_members_is_marked_so_that_it_goes_through_the_audited_reads()
    {
        var answers = Features.GetTypes()
            .Where(t => t.Name.EndsWith("View", StringComparison.Ordinal) || t.Name.EndsWith("Item", StringComparison.Ordinal) || t.Name.EndsWith("Answer", StringComparison.Ordinal))
            .Where(Graph.Holds)
            .ToList();

        Assert.NotEmpty(answers);
        Assert.Empty(answers.Where(t => !ShowsPersonAttribute.IsOn(t)).Select(t => t.FullName));
    }
}
