using System.Reflection;
using Dtks.Functions;
using Dtks.Platform.Access;
using Dtks.Platform.Changes;
using Dtks.Platform.Messaging;
using Dtks.Platform.Modules;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Architecture.Tests;

/// <summary>A feature is a module: one file beside its functions declares all it brings.</summary>
public sealed class ModuleTests
{
    private static readonly Assembly[] Assemblies = [typeof(IModule).Assembly, typeof(DtksServices).Assembly];

    // What several features share and that brings nothing of its own.
    private static readonly string[] Shared = ["Dtks.Functions", "Dtks.Functions.Data"];

    [Fact]
    public void Every_folder_of_features_has_a_module_or_more()
    {
        var folders = typeof(DtksServices).Assembly.GetTypes().Where(t => t.IsPublic).Select(t => t.Namespace!).Distinct().Except(Shared);
        var modules = ModuleLoading.ModulesOf(typeof(DtksServices).Assembly).Select(m => m.Namespace!).Distinct();

        Assert.Equal(folders.Order(StringComparer.Ordinal), modules.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_queue_that_triggers_a_function_is_declared_and_none_else() =>
        Assert.Equal(Triggers<QueueTriggerAttribute>().Select(q => q.QueueName).Order(StringComparer.Ordinal), Declared().Queues.All);

    [Fact]
    public void No_function_takes_from_a_poison_queue_what_nobody_has_settled() =>
        Assert.DoesNotContain(Triggers<QueueTriggerAttribute>().Select(q => q.QueueName), IsPoison);

    [Fact]
    public void A_function_stands_in_the_class_of_its_name() =>
        Assert.Empty(Functions().Where(f => f.GetCustomAttribute<FunctionAttribute>()!.Name != f.DeclaringType!.Name).Select(f => f.DeclaringType!.FullName));

    [Fact]
    [Trait("rule", "GOV-2")]
    public void Every_HTTP_function_says_who_may_call_it_and_leaves_the_holding_to_the_middleware()
    {
        Assert.Equal(Functions().Count(f => f.GetParameters().Any(p => p.IsDefined(typeof(HttpTriggerAttribute)))), AccessRule.Of(Assemblies).Count);
        Assert.DoesNotContain(ProductAssembly.Of("Dtks.Functions").Types.SelectMany(ProductAssembly.UsedBy), u => u.Name is nameof(TokenValidation) or nameof(Admission));
    }

    [Fact]
    public void Every_path_of_the_API_begins_alike() => Assert.Empty(AccessRule.Of(Assemblies).Where(rule => !rule.IsApi).Select(rule => rule.Function));

    [Fact]
    public void What_follows_from_changes_saves_none_itself()
    {
        // What is to be changed by what follows is asked of a queue or a deadline: those who save changes are made of all that may follow, and nothing is made of itself.
        var following = Behind(typeof(IProjection)).ToList();

        // A small letter is carried over right after its review, by the work of its queue, which is made when it is first needed.
        Assert.Equal(["Dtks.Functions.Ratification.CarryOverAtOnce"], following.Where(t => Needs(t).Contains(typeof(ChangeCommit))).Select(t => t.FullName));
    }

    // Whoever is called to what was set aside sees where and of what: only what belongs to no area says none.
    [Fact]
    public void Each_queue_says_what_its_messages_are_about()
    {
        var queues = Declared().Queues;
        string[] ofNone = ["outbox", "deadlines-walk", "deadlines-due", "deadlines-single", "audit-sealing", "reencryption"];

        Assert.Equal(queues.All.Order(StringComparer.Ordinal), queues.WithSubject.Concat(ofNone).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nobody_but_the_loading_names_a_module()
    {
        var named =
            from assembly in ProductAssembly.All
            from type in assembly.Types
            from used in ProductAssembly.UsedBy(type)
            where used.Name.EndsWith("Module", StringComparison.Ordinal) && used.Namespace.StartsWith("Dtks.", StringComparison.Ordinal)
                && used.Name != nameof(IModule) && used.FullName != type.FullName
            select $"{type.FullName} names {used.FullName}";

        Assert.Empty(named);
    }

    // The types that one is made of, and those that these are; of an interface all that may stand behind it, of what holds others (a list, one made later) these.
    private static HashSet<Type> Needs(Type type)
    {
        var (found, left) = (new HashSet<Type>(), new Stack<Type>([type]));
        while (left.TryPop(out var next))
        {
            foreach (var needed in Behind(next).SelectMany(t => t.GetConstructors()).SelectMany(c => c.GetParameters()).SelectMany(p => p.ParameterType.GetGenericArguments().Prepend(p.ParameterType)).Where(found.Add))
            {
                left.Push(needed);
            }
        }

        return found;
    }

    private static IEnumerable<Type> Behind(Type type) => !Assemblies.Contains(type.Assembly) ? []
        : type.IsInterface ? Assemblies.SelectMany(a => a.GetTypes()).Where(t => t is { IsClass: true, IsAbstract: false } && type.IsAssignableFrom(t))
        : [type];

    private static IEnumerable<MethodInfo> Functions() =>
        Assemblies.SelectMany(a => a.GetTypes()).SelectMany(t => t.GetMethods()).Where(m => m.GetCustomAttribute<FunctionAttribute>() is not null);

    private static bool IsPoison(string queue) => queue.EndsWith(QueueNames.PoisonSuffix, StringComparison.Ordinal);

    private static IEnumerable<T> Triggers<T>()
        where T : Attribute => Functions().SelectMany(f => f.GetParameters()).Select(p => p.GetCustomAttribute<T>()).OfType<T>();

    private static Declarations Declared() =>
        new ServiceCollection().AddModules(new ConfigurationBuilder().Build(), Assemblies).BuildServiceProvider().GetRequiredService<Declarations>();
}
