using XsollaLogin.Mutation.Mutants;

namespace XsollaLogin.Mutation.Compiling;

/// <summary>The numbers of the places at which mutants are reached.</summary>
internal sealed class Places
{
    private readonly Dictionary<Mutant, int> _ofMutants = [];
    private int _last;

    public IReadOnlyDictionary<Mutant, int> OfMutants => _ofMutants;

    /// <summary>Gives mutants a new place, in place of their previous one.</summary>
    public int Add(IEnumerable<Mutant> mutants)
    {
        _last++;
        foreach (var mutant in mutants) _ofMutants[mutant] = _last;
        return _last;
    }
}
