# Completion of casefile for bash. The program itself says what can follow.
_casefile() {
    local program=${1/#\~\//$HOME/} word whole before files= i n=-1
    local -a words=()
    # readline cuts a word at : and =, where the program takes it whole.
    for ((i = 1; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if ((i == COMP_CWORD)) && [[ $word == *[!:=]* ]]; then
            word=$2
        fi
        if ((n >= 0)) && [[ $word == [:=]* || ${words[n]} == *[:=] ]]; then
            words[n]+=$word
        else
            ((++n))
            words[n]=$word
        fi
    done
    whole=${words[n]}
    before=${whole%"$2"}
    COMPREPLY=()
    while IFS=$'\t' read -r word _; do
        if [[ $word ]]; then
            COMPREPLY+=("${word#"$before"}")
        else
            files=1
        fi
    done < <("$program" @complete "${words[@]}" 2>/dev/null)
    if [[ $files ]]; then
        compopt -o filenames 2>/dev/null
        while IFS= read -r word; do
            COMPREPLY+=("$word")
        done < <(compgen -f -- "$2")
    fi
    if [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *[:=] ]]; then
        compopt -o nospace 2>/dev/null
    fi
}
complete -F _casefile casefile
